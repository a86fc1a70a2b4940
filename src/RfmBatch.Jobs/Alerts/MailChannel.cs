using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Alerts;

/// <summary>Sends an e-mail of plain text to everybody in <see cref="AlertOptions.MailTo"/>.</summary>
internal sealed class MailChannel(AlertOptions options, string storeName) : IAlertChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public string Name => "mail";

    /// <inheritdoc/>
    public async Task SendAsync(AlertRecord alert, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(options.MailFrom));
        message.To.AddRange(options.Recipients.Select(MailboxAddress.Parse));
        message.Subject = AlertText.Subject(alert);
        message.Body = new TextPart("plain") { Text = AlertText.Body(alert, storeName) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(options.SmtpHost, options.SmtpPort, Security, limit.Token);
            if (options.SmtpUser.Length > 0)
            {
                await client.AuthenticateAsync(options.SmtpUser, options.SmtpPassword, limit.Token);
            }

            await client.SendAsync(message, limit.Token);
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (Reason(failure) is { } reason && !cancellationToken.IsCancellationRequested)
        {
            throw new AlertNotSentException(reason);
        }
    }

    private SecureSocketOptions Security => options.SmtpSecurity switch
    {
        AlertOptionsChecker.None => SecureSocketOptions.None,
        AlertOptionsChecker.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    // Words of a mail server may name its users.
    private static string? Reason(Exception failure) => failure switch
    {
        OperationCanceledException => "the mail server is silent",
        AuthenticationException => "the mail server refused user or password",
        SslHandshakeException => "the mail server's certificate is not trusted",
        SmtpCommandException refused => $"the mail server refused the message ({(int)refused.StatusCode})",
        SmtpProtocolException or ServiceNotConnectedException => "the mail server hung up",
        NotSupportedException => "the mail server does not offer what SmtpSecurity asks for",
        SocketException or IOException => "the mail server cannot be reached",
        _ => null,
    };
}
