namespace RfmBatch.Application.Loading.Csv;

/// <summary>
/// Follows the quotes of one record through its lines, by RFC 4180; a quote inside an unquoted field (<c>24" TV</c>) is an ordinary
/// character.
/// </summary>
internal struct QuoteScan(char delimiter)
{
    private State _state = State.FieldStart;

    private enum State
    {
        FieldStart,
        Unquoted,
        Quoted,
        AfterQuote,
        Broken,
    }

    /// <summary>Whether a quoted field is still open, so that the record goes on in the next line.</summary>
    public readonly bool IsOpen => _state == State.Quoted;

    /// <summary>Whether text followed a closing quote, or the text ended inside quotes.</summary>
    public readonly bool IsBroken => _state == State.Broken;

    /// <summary>Whether a field was quoted.</summary>
    public bool HasQuotedField { get; private set; }

    /// <summary>Fields so far.</summary>
    public int FieldCount { get; private set; } = 1;

    /// <summary>Takes the next line, without its break.</summary>
    public void Feed(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            switch (_state)
            {
                case State.FieldStart or State.Unquoted:
                    if (c == delimiter)
                    {
                        FieldCount++;
                        _state = State.FieldStart;
                    }
                    else if (c == '"' && _state == State.FieldStart)
                    {
                        HasQuotedField = true;
                        _state = State.Quoted;
                    }
                    else
                    {
                        _state = State.Unquoted;
                    }

                    break;
                case State.Quoted:
                    if (c == '"')
                    {
                        _state = State.AfterQuote;
                    }

                    break;
                case State.AfterQuote:
                    if (c == delimiter)
                    {
                        FieldCount++;
                        _state = State.FieldStart;
                    }
                    else
                    {
                        _state = c == '"' ? State.Quoted : State.Broken;
                    }

                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Says that no further line comes.</summary>
    public void End()
    {
        if (_state == State.Quoted)
        {
            _state = State.Broken;
        }
    }
}
