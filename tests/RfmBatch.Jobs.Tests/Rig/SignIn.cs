using System.Net;
using System.Text.RegularExpressions;

namespace RfmBatch.Jobs.Tests.Rig;

/// <summary>Signs in and out as a browser does.</summary>
internal static partial class SignIn
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<HttpStatusCode> AsAsync(HttpClient client, string name, string password)
    {
        using var response = await PostAsync(client, name, password);
        return response.StatusCode;
    }

    /// <summary>Signs in and gives the cookie as a request sends it.</summary>
    public static async Task<string> CookieAsync(HttpClient client, string name, string password)
    {
        using var response = await PostAsync(client, name, password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var cookies = response.Headers.GetValues("Set-Cookie");
        return cookies.Single(value => value.StartsWith("RfmBatch=", StringComparison.Ordinal)).Split(';')[0];
    }

    public static async Task OutAsync(HttpClient client)
    {
        var token = TokenOf(await client.GetStringAsync("/", Cancellation));
        using var form = Form(("__RequestVerificationToken", token));
        using var response = await client.PostAsync("/signout", form, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

    public static string TokenOf(string page) => WebUtility.HtmlDecode(TokenPattern().Match(page).Groups["token"].Value);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string name, string password)
    {
        var token = TokenOf(await client.GetStringAsync("/signin", Cancellation));
        using var form = Form(("name", name), ("password", password), ("__RequestVerificationToken", token));
        return await client.PostAsync("/signin", form, Cancellation);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenPattern();
}
