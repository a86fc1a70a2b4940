namespace RfmBatch.Storage.Specification.Recording;

/// <summary>What was sent over <see cref="RecordingConnection"/>s, in order; and the answers that a test gives to scalar queries.</summary>
public sealed class RecordedCommands
{
    private readonly List<string> _texts = [];
    private readonly List<(string Part, object? Answer)> _answers = [];

    /// <summary>Texts of commands, and BEGIN, COMMIT, ROLLBACK.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Answers scalar queries whose text contains a part.</summary>
    public void AnswerTo(string part, object? answer) => _answers.Add((part, answer));

    internal void Add(string text) => _texts.Add(text);

    internal object? Answer(string text) => _answers.Find(answer => text.Contains(answer.Part, StringComparison.OrdinalIgnoreCase)).Answer;
}
