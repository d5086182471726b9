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

        foreach (var defect in FindVenueDefects(options))
        {
            yield return defect;
        }

        if (options.ChannelCapacity is < 1 or > 1_000_000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"ChannelCapacity is {options.ChannelCapacity}; set it from 1 to 1,000,000.");
        }
    }

    private static IEnumerable<string> FindVenueDefects(PipelineOptions options)
    {
        if (options.Venue is null)
        {
            if (options.Symbol is not null || options.BaseUrl is not null || options.From is not null)
            {
                yield return "Symbol, BaseUrl or From is set without Venue; name the venue that is asked.";
            }

            yield break;
        }

        if (options.DataFile is not null)
        {
            yield return $"DataFile and Venue '{options.Venue}' are both set; choose one source of bars.";
        }

        if (string.IsNullOrWhiteSpace(options.Symbol) || string.IsNullOrWhiteSpace(options.Timeframe))
        {
            yield return $"Venue '{options.Venue}' needs a Symbol, as in BTCUSDT, and a Timeframe, as in 1h.";
        }

        if (options.Instrument is not null)
        {
            yield return "Instrument is set with Venue; leave it out, the venue says which instrument the symbol is.";
        }

        if (options.Calendar is not null && options.Calendar != AlwaysOpenCalendar.Instance.Name)
        {
            yield return $"Calendar is '{options.Calendar}' with Venue; what is asked of venues trades always: leave it out.";
        }

        // The address may hold a password, so it is not repeated.
        if (options.BaseUrl is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }))
        {
            yield return "BaseUrl must be an absolute http or https address without user, query or fragment, as in http://127.0.0.1:8080.";
        }
    }
}
