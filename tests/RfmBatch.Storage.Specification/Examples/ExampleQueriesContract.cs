using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Examples;

/// <summary>
/// The questions of <c>db/EXAMPLES.md</c>, asked of the demo's data: every store gives the answers that are written there.
/// </summary>
public abstract class ExampleQueriesContract : StoreContract
{
    protected ExampleQueriesContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Every_question_has_the_answer_that_the_document_gives()
    {
        var questions = ExampleQuery.All("SqlServer");
        await SampleRuns.MakeDemoAsync(Store, Cancellation);
        var answers = new List<(ExampleQuery Query, IReadOnlyList<string> Answer)>();
        await using (var connection = await Store.Dialect.OpenAsync(Cancellation))
        {
            foreach (var (question, query) in questions.Zip(ExampleQuery.All(Store.Dialect.EngineName)))
            {
                Assert.Equal(question.File, query.File);
                await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(query.Text, null, Cancellation));
                answers.Add((question, await ExampleTable.ReadAsync(reader, Cancellation)));
            }
        }

        if (Environment.GetEnvironmentVariable(ExampleDocument.Switch) == "1")
        {
            await File.WriteAllTextAsync(ExampleDocument.Path, ExampleDocument.Render(answers), Cancellation);
        }

        var document = (await File.ReadAllTextAsync(ExampleDocument.Path, Cancellation)).ReplaceLineEndings("\n");
        foreach (var (query, answer) in answers)
        {
            Assert.True(answer.Count > 2, $"{query.File} has an empty answer.");
            Assert.True(
                document.Contains(ExampleDocument.Section(query, answer), StringComparison.Ordinal),
                $"db/EXAMPLES.md does not give this answer; set {ExampleDocument.Switch}=1 and run this test to write "
                + $"it:{ExampleDocument.Section(query, answer)}");
        }

        Assert.Equal(ExampleDocument.Render(answers), document);
        Assert.Equal(20, answers.Count);
    }
}
