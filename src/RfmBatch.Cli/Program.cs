using System.Globalization;
using System.Text;
using RfmBatch.Cli;
using RfmBatch.Cli.Hosting;

// Numbers and dates read and written by the console mean the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// And its texts are in one language.
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
if (OperatingSystem.IsWindows())
{
    try
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
    catch (IOException)
    {
        // No console at all (a service): what is redirected stays in the system's code page.
    }
}

return await ConsoleApplication.RunAsync(args, Terminal.OfProcess(), TimeProvider.System);
