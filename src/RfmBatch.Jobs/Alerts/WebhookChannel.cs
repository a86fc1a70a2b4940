using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Alerts;

/// <summary>
/// Posts JSON. Whoever knows the secret can tell that it comes from here: <see cref="SignatureHeader"/> is <c>sha256=</c> and, in small
/// hexadecimals, the HMAC-SHA256 of the seconds in <see cref="TimestampHeader"/>, a full stop and the body.
/// </summary>
internal sealed class WebhookChannel(AlertOptions options, string storeName, HttpClient client, TimeProvider clock) : IAlertChannel
{
    public const string SignatureHeader = "X-RfmBatch-Signature";

    /// <summary>Seconds since 1970-01-01 UTC; signed too, so that an old message cannot be sent again for long.</summary>
    public const string TimestampHeader = "X-RfmBatch-Timestamp";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Name => "webhook";

    /// <summary>The signature of a body.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp + "."), .. body];
        return "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    /// <inheritdoc/>
    public async Task SendAsync(AlertRecord alert, CancellationToken cancellationToken)
    {
        var body = AlertText.Json(alert, storeName);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        if (options.WebhookSecret.Length > 0)
        {
            var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add(TimestampHeader, timestamp);
            request.Headers.Add(SignatureHeader, Sign(options.WebhookSecret, timestamp, body));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw new AlertNotSentException($"the webhook answered {(int)response.StatusCode}");
            }
        }
        catch (Exception failure)
            when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new AlertNotSentException(
                failure is HttpRequestException http
                    ? $"the webhook cannot be reached ({http.HttpRequestError})"
                    : "the webhook is silent");
        }
    }
}
