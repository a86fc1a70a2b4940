using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Output;

/// <summary>A long sentence: on a screen broken between words, through a pipe one line.</summary>
internal static class Paragraph
{
    /// <summary>Writes it.</summary>
    /// <param name="context">Where.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="indent">Blanks before all lines but the first.</param>
    public static void Write(CommandContext context, string text, int indent)
    {
        foreach (var line in Lines(text, indent, context.Terminal.OutputIsScreen ? context.Terminal.Width : int.MaxValue))
        {
            context.WriteLine(line);
        }
    }

    /// <summary>The lines; a word that is longer than a line stays whole.</summary>
    internal static IEnumerable<string> Lines(string text, int indent, int width)
    {
        var words = text.Split(' ');
        var line = words[0];
        foreach (var word in words.Skip(1))
        {
            if (line.Length + 1 + word.Length > width)
            {
                yield return line.TrimEnd();
                line = new string(' ', indent) + word;
            }
            else
            {
                line += ' ' + word;
            }
        }

        yield return line;
    }
}
