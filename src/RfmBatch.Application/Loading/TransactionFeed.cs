using RfmBatch.Application.Loading.Csv;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>A transaction file being read from its first row to its last.</summary>
internal sealed class TransactionFeed : IDisposable
{
    private readonly TextReader _text;
    private readonly Stream _position;
    private readonly FieldReader _fields;
    private readonly TransactionRowReader _rows;
    private readonly long _length;

    /// <summary>Begins at the beginning of the file.</summary>
    public TransactionFeed(TransactionFile file, DateOnly lastDate)
    {
        (_text, _position) = file.Source.Read();
        _length = file.Source.Length;
        _fields = new FieldReader(_text, file.Layout, file.MaxRows);
        _rows = new TransactionRowReader(_fields, file, lastDate);
    }

    /// <summary>What became of the rows so far.</summary>
    public LoadCounter Counter => _rows.Counter;

    /// <summary>What the rows say about customers.</summary>
    public AttributeTracker Attributes => _rows.Attributes;

    /// <summary>The placeholders among the dates.</summary>
    public PlaceholderDays Placeholders => _rows.Placeholders;

    /// <summary>The line last read.</summary>
    public long LineNumber => _fields.LineNumber;

    /// <summary>What was taken off rows, for the user; nothing where nothing was.</summary>
    public IEnumerable<string> Notices => LayoutNotices.Of(_fields);

    /// <summary>0..1 of the bytes on disk.</summary>
    public double Share => _length == 0 ? 1 : (double)_position.Position / _length;

    /// <summary>Fills an empty batch.</summary>
    /// <returns>False when the file has ended.</returns>
    public bool Fill(LoadBatch batch, CancellationToken cancellationToken) => _rows.Fill(batch, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();
}
