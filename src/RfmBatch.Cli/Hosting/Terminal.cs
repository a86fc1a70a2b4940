using Spectre.Console;

namespace RfmBatch.Cli.Hosting;

/// <summary>Where the console writes: results to standard output, everything else to standard error.</summary>
/// <remarks>Whoever reads through a pipe gets plain text: no colour, no progress, no line broken at a screen's width.</remarks>
internal sealed class Terminal
{
    private const int UnbrokenWidth = 4_000;

    public Terminal(TextWriter output, TextWriter error, bool outputIsScreen, bool errorIsScreen, bool hasColor, int width)
    {
        Output = output;
        Error = error;
        OutputIsScreen = outputIsScreen;
        ErrorIsScreen = errorIsScreen;
        Width = outputIsScreen ? width : UnbrokenWidth;
        HasColor = hasColor && outputIsScreen;
        ErrorConsole = CreateConsole(error, hasColor && errorIsScreen, errorIsScreen, errorIsScreen ? width : UnbrokenWidth);
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public bool OutputIsScreen { get; }

    public bool ErrorIsScreen { get; }

    public bool HasColor { get; }

    /// <summary>Characters in a line of standard output.</summary>
    public int Width { get; }

    /// <summary>Standard error through Spectre, for progress.</summary>
    public IAnsiConsole ErrorConsole { get; }

    /// <summary>The terminal of this process. <c>NO_COLOR</c> (https://no-color.org) and <c>TERM=dumb</c> turn colour off.</summary>
    public static Terminal OfProcess()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var hasColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && !isDumb;
        return new Terminal(
            Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected && !isDumb, hasColor, ScreenWidth());
    }

    /// <summary>Renders to text as standard output can show it, without blanks at the ends of lines.</summary>
    public string Render(Spectre.Console.Rendering.IRenderable renderable)
    {
        using var text = new StringWriter();
        CreateConsole(text, HasColor, OutputIsScreen, Width).Write(renderable);
        var lines = text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.TrimEnd());
        return string.Join(Environment.NewLine, lines);
    }

    private static IAnsiConsole CreateConsole(TextWriter writer, bool hasColor, bool hasAnsi, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = hasAnsi ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = hasAnsi ? InteractionSupport.Detect : InteractionSupport.No,
        });
        console.Profile.Width = width;
        return console;
    }

    private static int ScreenWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
