using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace RfmBatch.Jobs.Access;

/// <summary>The one place to plug in another way of signing in: Negotiate (Windows), OpenID Connect, a header of a proxy.</summary>
/// <remarks>
/// Give an implementation to <see cref="RfmBatch.Jobs.Hosting.JobHost.RunAsync"/> (the console does it in <c>Commands/ServeCommand.cs</c>;
/// the default is <see cref="UserListScheme"/>):
/// <code>
/// public sealed class WindowsScheme : IAccessScheme
/// {
///     public void AddServices(IServiceCollection services) =>
///         services.AddAuthentication(NegotiateDefaults.AuthenticationScheme).AddNegotiate();
///     public void MapPages(WebApplication app) { }
/// }
/// </code>
/// That one needs the package Microsoft.AspNetCore.Authentication.Negotiate, and shows no page of its own.
/// Whoever is signed in needs a role claim <see cref="Settings.Roles.Reader"/> or <see cref="Settings.Roles.Operator"/>: add it in an
/// <c>IClaimsTransformation</c> that AddServices registers, for example from group membership.
/// Policies, anti-forgery and read-only mode build on these claims alone.
/// </remarks>
public interface IAccessScheme
{
    /// <summary>Registers the authentication scheme as the default one.</summary>
    void AddServices(IServiceCollection services);

    /// <summary>Maps the pages of the scheme, such as a form to sign in.</summary>
    void MapPages(WebApplication app);
}
