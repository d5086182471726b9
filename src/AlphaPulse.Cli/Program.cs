using System.CommandLine;
using AlphaPulse;
using AlphaPulse.Cli;
using AlphaPulse.Cli.Indicators;
using AlphaPulse.Cli.Output;
using AlphaPulse.Features;
using AlphaPulse.Indicators;
using Microsoft.Extensions.Options;

var root = CommandTree.Create();
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync($"alphapulse: {error.Message}");
    }

    await Console.Error.WriteLineAsync("Try 'alphapulse --help', or '--help' after the verb.");
    return ExitCodes.WrongUsage;
}

try
{
    IndicatorPlugins.Load(parsed.GetValue(CommonOptions.IndicatorsFrom) ?? []);

    // What is underway is brought to its end when somebody asks to stop: a page is stored, a connection closed.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("alphapulse: stopped on request; what was complete is kept.");
    return ExitCodes.Failed;
}
catch (Exception exception) when (exception is IndicatorSpecException or OptionsValidationException or ArgumentException or FormatException or FeatureInputException)
{
    await Console.Error.WriteLineAsync($"alphapulse: {exception.Message}");
    return ExitCodes.WrongUsage;
}
catch (Exception exception) when (exception is AlphaPulseException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"alphapulse: {exception.Message}");
    return ExitCodes.Failed;
}
#pragma warning disable CA1031 // A defect of ours, which is shown as a whole so that it can be reported, and still leaves with 1.
catch (Exception exception)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync($"alphapulse: unexpected: {exception}");
    return ExitCodes.Failed;
}
