using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using System.Security.Claims;

namespace RfmBatch.Jobs.Access;

/// <summary>A role, or a request from this machine where that suffices.</summary>
internal sealed class AccessRequirement(string role) : IAuthorizationRequirement
{
    public string Role => role;

    /// <summary>Whether somebody has a role; Operator includes Reader.</summary>
    public static bool Has(ClaimsPrincipal user, string role) => user.IsInRole(role) || user.IsInRole(Roles.Operator);

    /// <summary>Decides requirements; without it nobody gets in.</summary>
    internal sealed class Handler(IAccessScheme scheme) : AuthorizationHandler<AccessRequirement>
    {
        /// <inheritdoc/>
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
        {
            if (Has(context.User, requirement.Role) || (scheme.LetsLocalRequestsIn && context.Resource is HttpContext http && LocalRequest.Is(http)))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
