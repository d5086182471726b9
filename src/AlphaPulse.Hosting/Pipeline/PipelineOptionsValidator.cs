using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Checks <see cref="PipelineOptions"/> against the documented ranges.</summary>
internal sealed class PipelineOptionsValidator : IValidateOptions<PipelineOptions>
{
    public ValidateOptionsResult Validate(string? name, PipelineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = FindDefects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    private static IEnumerable<string> FindDefects(PipelineOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.WorkingDirectory))
        {
            yield return "WorkingDirectory is empty; name the folder that results go to.";
        }

        if (options.Instrument is { } instrument && !InstrumentId.TryParse(instrument, CultureInfo.InvariantCulture, out _))
        {
            yield return $"Instrument is '{instrument}'; write it as in binance:BTC-USDT or nyse:SPY.";
        }

        if (options.Timeframe is { } timeframe && !Timeframe.TryParse(timeframe, CultureInfo.InvariantCulture, out _))
        {
            yield return $"Timeframe is '{timeframe}'; write it as in 1m, 4h or 1d.";
        }

        if (options.Calendar is { } calendar && TradingCalendars.All.All(c => c.Name != calendar))
        {
            yield return $"Calendar is '{calendar}'; there are: {string.Join(", ", TradingCalendars.All.Select(c => c.Name))}.";
        }

        if (options.HoldoutOverride is { } reason && string.IsNullOrWhiteSpace(reason))
        {
            yield return "HoldoutOverride is empty; write the reason, which goes on record, or leave it out.";
        }

        if (options.ChannelCapacity is < 1 or > 1_000_000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"ChannelCapacity is {options.ChannelCapacity}; set it from 1 to 1,000,000.");
        }
    }
}
