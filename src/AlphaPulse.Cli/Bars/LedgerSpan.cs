using AlphaPulse.Hosting;

namespace AlphaPulse.Cli.Bars;

/// <summary>What the ledger knows of a span and why, as JSON.</summary>
internal sealed record LedgerSpan(string From, string To, string State, long Bars, string Request, string Answer, string AskedAt, int Tries)
{
    public static LedgerSpan Of(CoverageSpan span, Timeframe timeframe, ITradingCalendar calendar) => new(
        UtcText.Format(span.From),
        UtcText.Format(span.To),
        SnakeCase.Of(span.State),
        calendar.CountExpected(timeframe, span.From, span.To),
        span.Evidence!.Request,
        span.Evidence.Answer,
        UtcText.Format(span.Evidence.AskedAt),
        span.Evidence.Tries);
}
