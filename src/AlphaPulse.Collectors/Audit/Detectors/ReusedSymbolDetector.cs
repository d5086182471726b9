using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Nothing was traded for <see cref="BarAuditOptions.ReuseHalt"/> and the price behind is another by <see cref="BarAuditOptions.ReuseRatio"/>:
/// the symbol may stand for another instrument. Bars without volume count as a halt. Always an error.
/// </summary>
internal sealed class ReusedSymbolDetector(AuditContext context) : IAuditDetector
{
    private (long Line, DateTimeOffset Time, decimal Close)? _traded;

    public void Add(in AuditRow row)
    {
        if (row.Volume <= 0)
        {
            return;
        }

        if (_traded is { } before && (row.Time - before.Time).Duration() >= context.Options.ReuseHalt)
        {
            var (more, less) = row.Open > before.Close ? (row.Open, before.Close) : (before.Close, row.Open);
            if (more >= context.Options.ReuseRatio * less)
            {
                var run = new AuditRun();
                run.Add(before.Line, before.Time);
                run.Add(row);
                context.Sink.Add(run.ToFinding(
                    AuditKind.ReusedSymbol,
                    AuditLevel.Error,
                    string.Create(CultureInfo.InvariantCulture, $"nothing is traded from {UtcText.Format(before.Time)} to {UtcText.Format(row.Time)}, and the price goes from {before.Close} to {row.Open}"),
                    "Find out whether the symbol was given to another instrument; if so, make two series of it. A repair leaves it as it is."));
            }
        }

        _traded = (row.Line, row.Time, row.Close);
    }

    public void Complete()
    {
    }
}
