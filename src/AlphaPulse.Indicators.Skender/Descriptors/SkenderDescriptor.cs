using System.Numerics;

namespace AlphaPulse.Indicators.Skender;

/// <summary>An indicator of Skender.Stock.Indicators, whatever its result.</summary>
internal abstract class SkenderDescriptor(string method, string title, string family, string entry) : ForeignIndicatorDescriptor
{
    /// <summary>The method that computes it, as in <c>GetRsi</c>.</summary>
    public string Method { get; } = method;

    public override string Name { get; } = NameOf(method);

    public override string Title { get; } = title;

    public override string Family { get; } = family;

    public override string Entry { get; } = entry;

    public override string Description => $"{Title}, computed by Skender.Stock.Indicators.";

    public override string Reference => $"{Method} of Skender.Stock.Indicators 2.7.3; its conventions, in double precision unless they are decimal.";

    public override string Undefined => "Where Skender gives no result.";

    /// <summary>Computes all rows.</summary>
    public void Rows<T>(IReadOnlyList<decimal> arguments, IndicatorHistory<T> history, Span<T?> outputs)
        where T : struct, INumber<T> => Compute(arguments, history, outputs);

    protected sealed override IReadOnlyList<int> FirstValues(IReadOnlyList<decimal> arguments) => Probe.FirstValues(this, arguments);

    /// <summary>The name of the indicator of a method: <c>skender.rsi</c> for <c>GetRsi</c>.</summary>
    public static string NameOf(string method) => $"{SkenderIndicators.Name}.{method["Get".Length..].ToLowerInvariant()}";
}
