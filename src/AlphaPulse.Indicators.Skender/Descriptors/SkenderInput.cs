using Skender.Stock.Indicators;

namespace AlphaPulse.Indicators.Skender;

/// <summary>What a method of Skender is called with: quotes, or one or two series.</summary>
internal sealed record SkenderInput(
    IReadOnlyList<Quote> Quotes, IReadOnlyList<(DateTime Date, double Value)> First, IReadOnlyList<(DateTime Date, double Value)> Second);
