using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Checks <see cref="AlphaPulseHealthOptions"/> against the documented ranges.</summary>
internal sealed class AlphaPulseHealthOptionsValidator : IValidateOptions<AlphaPulseHealthOptions>
{
    public ValidateOptionsResult Validate(string? name, AlphaPulseHealthOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = FindDefects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    private static IEnumerable<string> FindDefects(AlphaPulseHealthOptions options)
    {
        if (options.FreshnessBars is < 0 or > 10_000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"FreshnessBars is {options.FreshnessBars}; set it from 0 to 10,000.");
        }

        if (options.RunTimeout < TimeSpan.FromSeconds(1) || options.RunTimeout > TimeSpan.FromDays(30))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"RunTimeout is {options.RunTimeout}; set it from 1 second to 30 days.");
        }

        foreach (var series in options.Series)
        {
            var at = series.IndexOf('@', StringComparison.Ordinal);
            if (at < 0
                || !InstrumentId.TryParse(series[..at], CultureInfo.InvariantCulture, out _)
                || !Timeframe.TryParse(series[(at + 1)..], CultureInfo.InvariantCulture, out _))
            {
                yield return $"Series has '{series}'; write it as in binance:BTC-USDT@1h.";
            }
        }

        foreach (var (instrument, calendar) in options.Calendars)
        {
            if (!InstrumentId.TryParse(instrument, CultureInfo.InvariantCulture, out _))
            {
                yield return $"Calendars has the instrument '{instrument}'; write it as in nyse:SPY.";
            }

            if (!TradingCalendars.All.Any(c => string.Equals(c.Name, calendar, StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"Calendars has '{calendar}' for {instrument}; there are: {string.Join(", ", TradingCalendars.All.Select(c => c.Name))}.";
            }
        }
    }
}
