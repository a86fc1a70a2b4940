using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RfmBatch.Storage.SqlServer.Tests.Recorded;

/// <summary>
/// What the program sent, connection by connection, and what it was answered: by a server, whose answers are kept, or by a script of them.
/// </summary>
/// <param name="script">Answers by statement, or null where a server answers.</param>
internal sealed partial class Tape(string? script)
{
    private readonly Lock _gate = new();
    private readonly List<TapeSession> _sessions = [];
    private readonly Dictionary<string, Queue<TapeAnswer>> _answers = script is null ? [] : Parse(script);

    /// <summary>Whether a server answers.</summary>
    public bool IsRecording => script is null;

    /// <summary>Begins a connection.</summary>
    public TapeSession Begin()
    {
        lock (_gate)
        {
            var session = new TapeSession();
            _sessions.Add(session);
            return session;
        }
    }

    /// <summary>What the script answers, in the order of its lines.</summary>
    public TapeAnswer Answer(string label, bool isAsked)
    {
        lock (_gate)
        {
            if (_answers.TryGetValue(label, out var answers) && answers.TryDequeue(out var answer))
            {
                return answer;
            }
        }

        return isAsked
            ? throw new InvalidOperationException($"The script has no further answer to: {label}. Record it anew, or write one.")
            : TapeAnswer.None;
    }

    /// <summary>Keeps what a server answered.</summary>
    public void Keep(string label, TapeAnswer answer)
    {
        lock (_gate)
        {
            if (answer.Rows is null && answer.Affected <= 0 && answer.ReturnValue is null)
            {
                return;
            }

            if (!_answers.TryGetValue(label, out var answers))
            {
                _answers[label] = answers = new Queue<TapeAnswer>();
            }

            answers.Enqueue(answer);
        }
    }

    /// <summary>The answers as a script: a line with the statement, then a line for each of its answers.</summary>
    public string Script() => string.Concat(_answers.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}\n{string.Concat(Lines(pair.Value))}"));

    /// <summary>What was sent: connections in the order of their texts, for some work side by side.</summary>
    public string Transcript()
    {
        var text = new StringBuilder();
        foreach (var (lines, count) in _sessions.CountBy(session => session.ToString()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(count == 1 ? "connection\n" : FormattableString.Invariant($"connection, {count} times\n")).Append(lines);
        }

        return text.ToString();
    }

    /// <summary>
    /// By what a statement is known: a file by its name, any other by its text, in which only the first of many equal rows is written.
    /// </summary>
    public static string Label(string statement)
    {
        if (FileHeader().Match(statement) is { Success: true } file)
        {
            return $"-- {file.Groups[1].Value}";
        }

        var text = Blanks().Replace(statement.Trim(), " ");
        var rows = FurtherRow().Count(text);
        return rows == 0 ? text : FormattableString.Invariant($"{FurtherRow().Replace(text, "")} -- and {rows} rows");
    }

    // Equal ones that follow each other are written once, with their number.
    private static IEnumerable<string> Lines(Queue<TapeAnswer> answers)
    {
        var lines = answers.Select(answer => answer.ToJson()).ToList();
        for (int from = 0, to; from < lines.Count; from = to)
        {
            for (to = from + 1; to < lines.Count && lines[to] == lines[from]; to++)
            {
            }

            yield return FormattableString.Invariant($"    {to - from} {lines[from]}\n");
        }
    }

    private static Dictionary<string, Queue<TapeAnswer>> Parse(string script)
    {
        var answers = new Dictionary<string, Queue<TapeAnswer>>(StringComparer.Ordinal);
        Queue<TapeAnswer>? current = null;
        foreach (var line in script.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                var answer = line.IndexOf('{');
                for (var times = int.Parse(line[..answer], CultureInfo.InvariantCulture); times > 0; times--)
                {
                    current!.Enqueue(TapeAnswer.Parse(line[answer..]));
                }
            }
            else
            {
                answers.Add(line, current = new Queue<TapeAnswer>());
            }
        }

        return answers;
    }

    [GeneratedRegex(@"\A\s*-- (\w+):")]
    private static partial Regex FileHeader();

    // Row 0 stays.
    [GeneratedRegex(@"(?:, | UNION ALL )(?:SELECT |\()(?:@\w+?[1-9]\d*(?: AS \w+)?(?:, )?)+\)?")]
    private static partial Regex FurtherRow();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
