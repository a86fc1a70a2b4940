using RfmBatch.Storage.Reading;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>What puts a view in the place of the one that may be there.</summary>
/// <param name="Statements">Each a batch of its own.</param>
/// <param name="Described">The view and its columns, as far as the server keeps their descriptions.</param>
internal sealed record ViewReplacement(IReadOnlyList<string> Statements, IReadOnlyList<DictionaryEntry> Described)
{
    /// <summary>That of a view, without schema, by the text of <see cref="ViewStatements.CreateOrAlter"/>.</summary>
    public static ViewReplacement Of(string viewName, string createOrAlter, bool isBabelfish)
    {
        var described = DictionaryFile.Of(viewName);
        return isBabelfish
            ? new ViewReplacement(Babelfish.Replace(viewName, createOrAlter), Babelfish.Describable(described))
            : new ViewReplacement([createOrAlter], described);
    }
}
