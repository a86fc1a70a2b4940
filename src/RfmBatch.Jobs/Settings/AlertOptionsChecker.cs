using MimeKit;
using RfmBatch.Core;

namespace RfmBatch.Jobs.Settings;

/// <summary>Finds everything that is wrong with the settings of alerts.</summary>
internal static class AlertOptionsChecker
{
    /// <summary>In <see cref="AlertOptions.SmtpSecurity"/>.</summary>
    public const string None = "none";

    /// <summary>As <see cref="None"/>.</summary>
    public const string StartTls = "starttls";

    /// <summary>As <see cref="None"/>.</summary>
    public const string Tls = "tls";

    private const int ShortestSecret = 16;

    /// <summary>A sentence for each value that is not allowed; none of them has a secret.</summary>
    public static IEnumerable<string> Errors(AlertOptions options)
    {
        if (options.WebhookUrl.Length > 0
            && !(Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return "Alerts:WebhookUrl is no address; it must begin with https:// or http://.";
        }

        if (options.WebhookSecret.Length is > 0 and < ShortestSecret)
        {
            yield return $"Alerts:WebhookSecret is shorter than {ShortestSecret} characters.";
        }

        if (options.WebhookSecret.Length > 0 && options.WebhookUrl.Length == 0)
        {
            yield return "Alerts:WebhookSecret is given without Alerts:WebhookUrl.";
        }

        if (options.MailTo.Length == 0)
        {
            yield break;
        }

        foreach (var address in options.Recipients.Append(options.MailFrom).Where(address => !MailboxAddress.TryParse(address, out _)))
        {
            yield return $"Alerts: '{address}' is no e-mail address; MailTo and MailFrom need them.";
        }

        if (options.SmtpHost.Length == 0)
        {
            yield return "Alerts:SmtpHost is empty; MailTo needs a mail server.";
        }

        if (options.SmtpPort is < 1 or > 65535)
        {
            yield return $"Alerts:SmtpPort '{options.SmtpPort}' is not allowed; it must be a whole number from 1 to 65535.";
        }

        if (options.SmtpSecurity is not (None or StartTls or Tls))
        {
            yield return $"Alerts:SmtpSecurity '{options.SmtpSecurity}' is not allowed; it must be {StartTls}, {Tls} or {None}."
                + NearestName.Question(options.SmtpSecurity, StartTls, Tls, None);
        }
    }
}
