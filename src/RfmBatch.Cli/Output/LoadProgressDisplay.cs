using RfmBatch.Application.Loading;
using RfmBatch.Cli.Hosting;
using Spectre.Console;

namespace RfmBatch.Cli.Output;

/// <summary>A moving line on standard error while a file is loaded, when standard error is a screen.</summary>
internal static class LoadProgressDisplay
{
    public static async Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<LoadProgress>?, Task<T>> work)
    {
        if (!terminal.ErrorIsScreen)
        {
            return await work(null);
        }

        return await terminal.ErrorConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn())
            .StartAsync(async display =>
            {
                var task = display.AddTask("reading", maxValue: 1);
                return await work(new Reporter(task));
            });
    }

    private sealed class Reporter(ProgressTask task) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            task.IsIndeterminate = value.Share is null;
            task.Value = value.Share ?? 0;
            var rejected = value.RowsRejected == 0 ? "" : $", {Figures.Count(value.RowsRejected)} rejected";
            task.Description = $"{Figures.Count(value.RowsRead)} rows, {Figures.Count((long)value.RowsPerSecond)} rows/s{rejected}";
        }
    }
}
