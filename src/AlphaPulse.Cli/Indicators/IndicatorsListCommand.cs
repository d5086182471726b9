using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Indicators;

namespace AlphaPulse.Cli.Indicators;

/// <summary><c>alphapulse indicators list</c>.</summary>
internal static class IndicatorsListCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "The indicators of the catalog. Example: alphapulse indicators list --json") { json };
        command.SetAction(parsed =>
        {
            var listing = new IndicatorListing([.. IndicatorCatalog.All.Concat(IndicatorCatalog.Registered).Select(IndicatorEntry.Of)]);
            if (parsed.GetValue(json))
            {
                Printer.Json(listing, CliJsonContext.Default.IndicatorListing);
                return ExitCodes.Done;
            }

            Printer.Table(
                ["indicator", "family", "what it tells"],
                listing.Indicators.Select(i => (IReadOnlyList<object>)[i.Default, i.Family, i.Description]));
            return ExitCodes.Done;
        });
        return command;
    }
}
