using System.Text.Json;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Access;

/// <summary>The users as <c>rfmbatch.json</c> has them now: it is read each time, and understood anew where it has changed.</summary>
/// <remarks>
/// Not a file watcher: those miss changes on network drives and in mounted configuration, and whoever was removed would go on. A file that
/// cannot be read or is not JSON (somebody is writing it) changes nobody. A user with an error is none, so that a slip in one line does not
/// keep another who was removed.
/// </remarks>
internal sealed class UserList(UserSettings settings, ServeOptions options, ILogger<UserList> logger)
{
    private readonly Lock _gate = new();
    private string? _text;
    private bool _isRead;
    private bool _isMissed;
    private KnownUsers _known = new(options.Users.Count > 0, [.. options.Users]);

    /// <summary>The users now.</summary>
    public KnownUsers Now()
    {
        lock (_gate)
        {
            try
            {
                var text = settings.ReadText();
                _isMissed = false;
                if (!_isRead || text != _text)
                {
                    (_text, _isRead) = (text, true);
                    _known = Understand(text);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (!_isMissed)
                {
                    _isMissed = true;
                    Log.UsersNotRead(logger, error.GetType().Name);
                }
            }

            return _known;
        }
    }

    private KnownUsers Understand(string? text)
    {
        try
        {
            var users = settings.Understand(text);
            var errors = ServeOptionsChecker.UserErrors(users).ToList();
            foreach (var (_, error) in errors)
            {
                Log.UserLeftOut(logger, error);
            }

            return new KnownUsers(users.Count > 0, [.. users.Except(errors.Select(error => error.User))]);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            Log.UsersNotRead(logger, "it is not JSON, or has a setting that is not known");
            return _known;
        }
    }
}
