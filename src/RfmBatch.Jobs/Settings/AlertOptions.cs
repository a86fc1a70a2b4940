namespace RfmBatch.Jobs.Settings;

/// <summary>Section <c>Serve:Alerts</c>: who is told when a night is dead, and how.</summary>
public sealed class AlertOptions
{
    /// <summary>Where a POST with JSON goes.</summary>
    /// <value>Default empty: no webhook.</value>
    public string WebhookUrl { get; set; } = "";

    /// <summary>The key with which it is signed, 16 characters at least.</summary>
    /// <value>Default empty: not signed.</value>
    public string WebhookSecret { get; set; } = "";

    /// <summary>To whom e-mails go; several with <c>;</c>.</summary>
    /// <value>Default empty: no e-mail.</value>
    public string MailTo { get; set; } = "";

    /// <summary>From whom they come.</summary>
    public string MailFrom { get; set; } = "";

    /// <summary>The mail server.</summary>
    public string SmtpHost { get; set; } = "";

    /// <summary>Its port.</summary>
    /// <value>Default 587. Range 1..65535.</value>
    public int SmtpPort { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c> from the first byte, or <c>none</c> on a network you trust.</summary>
    /// <value>Default <c>starttls</c>.</value>
    public string SmtpSecurity { get; set; } = "starttls";

    /// <summary>Who signs in at the mail server.</summary>
    /// <value>Default empty: nobody.</value>
    public string SmtpUser { get; set; } = "";

    /// <summary>The password.</summary>
    public string SmtpPassword { get; set; } = "";

    /// <summary>Whether anybody is told.</summary>
    internal bool AreOn => WebhookUrl.Length > 0 || MailTo.Length > 0;

    internal IReadOnlyList<string> Recipients =>
        MailTo.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
