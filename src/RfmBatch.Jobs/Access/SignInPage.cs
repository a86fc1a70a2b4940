using Microsoft.AspNetCore.Antiforgery;
using RfmBatch.Jobs.Html;

namespace RfmBatch.Jobs.Access;

/// <summary>The form to sign in.</summary>
internal static class SignInPage
{
    public static string Render(AntiforgeryTokenSet token, string returnUrl, string message) => Page.Document("Sign in to RfmBatch", $"""
        <main class="sign-in">
        <h1>RfmBatch</h1>
        <form method="post" action="/signin?ReturnUrl={Uri.EscapeDataString(returnUrl)}">
        {(message.Length == 0 ? "" : $"<p class=\"alert\" role=\"alert\">{Page.Escape(message)}</p>")}
        <label for="name">Name</label>
        <input id="name" name="name" autocomplete="username" autocapitalize="none" required autofocus>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <input type="hidden" name="{Page.Escape(token.FormFieldName)}" value="{Page.Escape(token.RequestToken)}">
        <button type="submit">Sign in</button>
        </form>
        </main>
        """);
}
