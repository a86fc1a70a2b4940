using Microsoft.Extensions.Configuration;
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
                "JobStorage 'database' is for SQL Server; with an SQLite store it must be memory.",
                "Workers '0' is not allowed; it must be a whole number from 1 to 64.",
                "SessionHours '169' is not allowed; it must be a whole number from 1 to 168.",
                "Urls 'ftp://x' is no address to serve; it must be like http://localhost:5080 or https://*:443.",
                "PurgeSchedule 'now' is not allowed: it has 1 field; it must have five fields, or be empty for never.",
                "TimeZone 'Mars' is not known on this machine; it must be an IANA name such as Europe/Berlin.",
                "User 'anna' has no PasswordHash that `rfmbatch serve --hash-password` printed.",
                "User 'anna' has the Role 'King'; it must be Reader or Operator.",
                "User 3 has no Name, or one of more than 100 characters.",
                "User 3 has no PasswordHash that `rfmbatch serve --hash-password` printed.",
                "User 'anna' is there twice; each needs a name of its own.",
            ],
            failure.Errors);
    }

    [Fact]
    public void A_key_that_is_no_setting_is_named_with_the_one_that_was_meant()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                path,
                """{ "Store": "sqlite:a.db", "Serve": { "Worker": 4, "Users": [{ "Name": "anna", "Rolle": "Reader" }] } }""");

            var failure = Assert.Throws<InvalidInputException>(() => ServeSettings.Read(new ConfigurationManager(), path, null, null));

            Assert.Equal(2, failure.Errors.Count);
            Assert.StartsWith("Serve:Worker is not a setting; there are: Urls, Workers, ", failure.Errors[0], StringComparison.Ordinal);
            Assert.EndsWith(" Did you mean Workers?", failure.Errors[0], StringComparison.Ordinal);
            Assert.Equal(
                "Serve:Users:0:Rolle is not a setting; there are: Name, PasswordHash, Role. Did you mean Role?", failure.Errors[1]);
        }
        finally
        {
            File.Delete(path);
        }
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
