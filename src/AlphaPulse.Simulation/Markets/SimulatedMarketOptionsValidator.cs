using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Simulation;

/// <summary>Checks <see cref="SimulatedMarketOptions"/> against its documented ranges.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public sealed class SimulatedMarketOptionsValidator : IValidateOptions<SimulatedMarketOptions>
{
    private const int LeastOracleBars = 100;
    private const int MaximumBars = 100_000_000;
    private const decimal MaximumInitialPrice = 1_000_000_000m;
    private const decimal MaximumLotSize = 1_000_000m;
    private const decimal MaximumSteps = 1_000_000_000_000m;
    private const decimal MinimumStep = 0.000000000001m;
    private static readonly long LastTicks = new DateTime(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SimulatedMarketOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = FindDefects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    // Comparisons of doubles are written so that NaN fails them.
    private static IEnumerable<string> FindDefects(SimulatedMarketOptions o)
    {
        if (o.Instrument.Kind == InstrumentKind.None)
        {
            yield return "Instrument names nothing; set it, for example to sim:ALPHA-USD.";
        }

        if (o.Timeframe.Unit == TimeframeUnit.None)
        {
            yield return "Timeframe is not set; set it, for example to 1h.";
        }
        else if (!o.Timeframe.IsOnGrid(o.Start))
        {
            yield return Text($"Start {o.Start:O} is not on the grid of {o.Timeframe}; {o.Timeframe.Floor(o.Start):O} is.");
        }

        if (o.Bars is < 1 or > MaximumBars)
        {
            yield return Text($"Bars is {o.Bars}; set it to 1 to {MaximumBars}.");
        }
        else if (o.Timeframe.Unit != TimeframeUnit.None && o.Timeframe.Duration.Ticks * (double)o.Bars > LastTicks - (double)o.Start.UtcTicks)
        {
            yield return Text($"Bars is {o.Bars}, which from {o.Start:O} in steps of {o.Timeframe} passes the year 9998; set fewer.");
        }

        if (o.TickSize < MinimumStep)
        {
            yield return Text($"TickSize is {o.TickSize}; set it to at least {MinimumStep}.");
        }
        else if (o.InitialPrice <= 0 || o.InitialPrice > MaximumInitialPrice || o.InitialPrice % o.TickSize != 0)
        {
            yield return Text($"InitialPrice is {o.InitialPrice}; set a positive multiple of TickSize {o.TickSize} up to {MaximumInitialPrice}.");
        }
        else if (o.InitialPrice / o.TickSize > MaximumSteps)
        {
            yield return Text($"InitialPrice {o.InitialPrice} is over {MaximumSteps} steps of TickSize {o.TickSize}; set a greater TickSize.");
        }

        if (o.LotSize is < MinimumStep or > MaximumLotSize)
        {
            yield return Text($"LotSize is {o.LotSize}; set it from {MinimumStep} to {MaximumLotSize}.");
        }

        if (!(o.AnnualVolatility is > 0 and <= 5))
        {
            yield return Text($"AnnualVolatility is {o.AnnualVolatility}; set it above 0 and at most 5.");
        }

        if (!(o.SignalTStatistic is >= 0 and <= 50))
        {
            yield return Text($"SignalTStatistic is {o.SignalTStatistic}; set it from 0 to 50.");
        }

        if (!(o.OracleFrom >= 0 && o.OracleFrom < o.OracleTo && o.OracleTo <= 1))
        {
            yield return Text($"OracleFrom is {o.OracleFrom} and OracleTo is {o.OracleTo}; set 0 <= OracleFrom < OracleTo <= 1.");
        }
        else if (o.SignalTStatistic > 0 && (o.OracleTo - o.OracleFrom) * o.Bars < LeastOracleBars)
        {
            yield return Text($"OracleFrom {o.OracleFrom} and OracleTo {o.OracleTo} leave less than {LeastOracleBars} of {o.Bars} bars for the oracle; set more Bars or a wider part, or SignalTStatistic to 0.");
        }

        if (!(o.OracleCost is >= 0 and <= 0.1))
        {
            yield return Text($"OracleCost is {o.OracleCost}; set it from 0 to 0.1.");
        }

        foreach (var (name, value, most) in new[]
        {
            (nameof(o.GapProbability), o.GapProbability, 0.5),
            (nameof(o.OutageProbability), o.OutageProbability, 0.1),
            (nameof(o.ZeroVolumeProbability), o.ZeroVolumeProbability, 0.5),
            (nameof(o.RevisionProbability), o.RevisionProbability, 1),
        })
        {
            if (!(value >= 0 && value <= most))
            {
                yield return Text($"{name} is {value}; set it from 0 to {most}.");
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
