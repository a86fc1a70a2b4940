using RfmBatch.Core;
using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Tests;

public sealed class ServeOptionsTests
{
    [Fact]
    public void Defaults_are_these()
    {
        var options = new ServeOptions();

        Assert.Equal(
            ("http://localhost:5080", 2, "", "reports"), (options.Urls, options.Workers, options.JobStorage, options.ReportsFolder));
        Assert.Equal(
            ("30 4 * * *", "0 6 * * *", "UTC", ""), (options.PurgeSchedule, options.QualitySchedule, options.TimeZone, options.KeysFolder));
        Assert.Equal(12, options.SessionHours);
        Assert.Empty(options.Users);
        Assert.Equal(JobStorageKind.Database, ServeOptionsChecker.Check(options, StoreEngine.SqlServer));
        Assert.Equal(JobStorageKind.Memory, ServeOptionsChecker.Check(options, StoreEngine.Sqlite));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var options = new ServeOptions
        {
            Urls = "ftp://x;http://*:80", Workers = 0, SessionHours = 169, JobStorage = "database",
            PurgeSchedule = "now", QualitySchedule = "", TimeZone = "Mars",
        };
        options.Users.Add(new ServeUser { Name = "anna", PasswordHash = "secret", Role = "King" });
        options.Users.Add(new ServeUser { Name = "Anna", PasswordHash = PasswordCheck.Hash("a long password") });
        options.Users.Add(new ServeUser());

        var failure = Assert.Throws<InvalidInputException>(() => ServeOptionsChecker.Check(options, StoreEngine.Sqlite));

        Assert.Equal(
            [
                "JobStorage 'database' is for SQL Server; an SQLite store keeps its jobs in memory.",
                "Workers is 0; it must be from 1 to 64.",
                "SessionHours is 169; it must be from 1 to 168.",
                "'ftp://x' is no address to serve; it must be like http://localhost:5080 or https://*:443.",
                "PurgeSchedule 'now' is not allowed: it has 1 field; it must have five fields, or be empty for never.",
                "TimeZone 'Mars' is not known on this machine; it must be an IANA name such as Europe/Berlin.",
                "User 'anna' has no PasswordHash that `rfmbatch serve --hash-password` printed.",
                "User 'anna' has the Role 'King'; it must be Reader or Operator.",
                "User 3 has no Name, or one of more than 100 characters.",
                "User 3 has no PasswordHash that `rfmbatch serve --hash-password` printed.",
                "User 'anna' is there twice.",
            ],
            failure.Errors);
    }

    [Fact]
    public void A_password_is_checked_against_its_hash_and_nothing_else()
    {
        var anna = new ServeUser { Name = "anna", PasswordHash = PasswordCheck.Hash("correct horse battery") };
        var users = new KnownUsers(true, [anna]);

        Assert.Same(anna, PasswordCheck.Find(users, "Anna", "correct horse battery"));
        Assert.Null(PasswordCheck.Find(users, "anna", "Correct horse battery"));
        Assert.Null(PasswordCheck.Find(users, "otto", "correct horse battery"));
        Assert.Null(PasswordCheck.Find(users, "", ""));
        Assert.NotEqual(PasswordCheck.Hash("correct horse battery"), anna.PasswordHash);
    }
}
