using Microsoft.Extensions.Configuration;
using RfmBatch.Jobs.Hosting;

namespace RfmBatch.Jobs.Tests;

/// <summary>The https example of docs/serving.md: server.pfx lies beside rfmbatch.json.</summary>
public sealed class CertificatePathsTests
{
    [Fact]
    public void A_certificate_lies_beside_the_settings_file_that_names_it()
    {
        var absolute = Path.GetFullPath("/etc/ssl/a.pem");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kestrel:Certificates:Default:Path"] = "server.pfx",
            ["Kestrel:Certificates:Default:Password"] = "secret",
            ["Kestrel:Endpoints:Https:Certificate:Path"] = "sub/server.pem",
            ["Kestrel:Endpoints:Https:Certificate:KeyPath"] = absolute,
        }).Build();
        var folder = Path.GetFullPath("some/folder");

        CertificatePaths.Resolve(configuration, Path.Combine(folder, "rfmbatch.json"));

        Assert.Equal(Path.Combine(folder, "server.pfx"), configuration["Kestrel:Certificates:Default:Path"]);
        Assert.Equal(Path.Combine(folder, "sub/server.pem"), configuration["Kestrel:Endpoints:Https:Certificate:Path"]);
        Assert.Equal(absolute, configuration["Kestrel:Endpoints:Https:Certificate:KeyPath"]);
        Assert.Equal("secret", configuration["Kestrel:Certificates:Default:Password"]);
    }
}
