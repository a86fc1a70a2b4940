using RfmBatch.Core;
using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Hosting;

/// <summary>What <c>rfmbatch serve --link</c> prints: the address that opens a server without users.</summary>
public static class StartUpLink
{
    /// <summary>Makes the link for a server of the same settings, and the key where there is none; connects to nothing.</summary>
    /// <param name="settings">Those of the server.</param>
    /// <param name="wasExposed">Whether others could read the key that was there, so that there is a new one.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    /// <exception cref="RfmBatchException">There are users, who sign in instead, or the key cannot be kept.</exception>
    public static string Create(JobHostSettings settings, out bool wasExposed)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var options = ServeSettings.Read(JobHost.NewBuilder().Configuration, settings.SettingsPath, settings.Urls, settings.JobStorage);
        ServeOptionsChecker.Check(options, settings.Engine);
        var address = AddressOf(ServeOptionsChecker.Split(options.Urls)[0]);
        if (options.Users.Count > 0)
        {
            throw new RfmBatchException(
                "Users are configured, so no link opens the pages.",
                $"Sign in with name and password at {address}.");
        }

        var key = new StartUpKey(KeysPlace.Of(options)).Obtain(out wasExposed);
        return $"{address}{LinkSignIn.Path}?{LinkSignIn.KeyParameter}={key}";
    }

    // The server listens to more names than it lets in: an address stays, every other name becomes localhost.
    private static string AddressOf(string url)
    {
        var uri = ServeOptionsChecker.AsUri(url);
        if (uri.Port == 0)
        {
            throw new InvalidInputException(
                [$"'{url}' leaves the port to the system, so there is no link to it."],
                "Give the server and this command the same --urls, with a port.");
        }

        var isAddress = uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && uri.Host is not ("0.0.0.0" or "[::]");
        return new UriBuilder(uri.Scheme, isAddress ? uri.Host : "localhost", uri.Port).Uri.GetLeftPart(UriPartial.Authority);
    }
}
