namespace AlphaPulse.Indicators.Tests;

/// <summary>Two indicators as another library would give them: a mean of a series, the range of the bar n bars ago, and a series itself.</summary>
public sealed class ForeignSource : IIndicatorSource
{
    public string Prefix => "zzz";

    public IReadOnlyList<IndicatorDescriptor> Indicators { get; } = [new Mean(), new Past(), new Picky()];

    private sealed class Mean : ForeignIndicatorDescriptor
    {
        public override string Name => "zzz.mean";

        public override string Title => "Zzz";

        public override string Family => "Averages";

        public override string Description => "The mean of the last n values.";

        public override string Reference => "None.";

        public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new("period", ParameterKind.Integer, 3, 1, 100)];

        protected override string? Check(IReadOnlyList<decimal> arguments) => arguments[0] == 13 ? "13 is unlucky" : null;

        protected internal override IReadOnlyList<int> FirstValues(IReadOnlyList<decimal> arguments) => [(int)arguments[0]];

        protected internal override void Compute<T>(IReadOnlyList<decimal> arguments, IndicatorHistory<T> history, Span<T?> outputs)
        {
            var period = (int)arguments[0];
            for (var i = period - 1; i < outputs.Length; i++)
            {
                var sum = T.Zero;
                foreach (var value in history.First.Slice(i - period + 1, period))
                {
                    sum = checked(sum + value);
                }

                outputs[i] = sum / T.CreateChecked(period);
            }
        }
    }

    /// <summary>The value itself; a library that calculates in decimal within, and that knows bars it cannot do with.</summary>
    private sealed class Picky : ForeignIndicatorDescriptor
    {
        public override string Name => "zzz.picky";

        public override string Title => "Zzz";

        public override string Family => "Transforms";

        public override string Description => "The value, unless it is beyond 10^28 or 13.";

        public override string Reference => "None.";

        public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

        protected internal override IReadOnlyList<int> FirstValues(IReadOnlyList<decimal> arguments) => [1];

        protected internal override void Compute<T>(IReadOnlyList<decimal> arguments, IndicatorHistory<T> history, Span<T?> outputs)
        {
            for (var i = 0; i < outputs.Length; i++)
            {
                var value = decimal.CreateChecked(history.First[i]);
                outputs[i] = value == 13 ? throw new InvalidOperationException("13 is unlucky.") : T.CreateChecked(value);
            }
        }
    }

    private sealed class Past : ForeignIndicatorDescriptor
    {
        public override string Name => "zzz.past";

        public override string Title => "Zzz";

        public override string Family => "Transforms";

        public override string Description => "The high and the low n bars ago.";

        public override string Reference => "None.";

        public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new("bars", ParameterKind.Integer, 1, 0, 100)];

        public override IReadOnlyList<string> Outputs { get; } = ["high", "low"];

        public override PriceSource? DefaultSource => null;

        protected internal override IReadOnlyList<int> FirstValues(IReadOnlyList<decimal> arguments) => [(int)arguments[0] + 1, (int)arguments[0] + 1];

        protected internal override void Compute<T>(IReadOnlyList<decimal> arguments, IndicatorHistory<T> history, Span<T?> outputs)
        {
            for (var i = (int)arguments[0]; i < history.Bars.Length; i++)
            {
                outputs[i * 2] = history.Bars[i - (int)arguments[0]].High;
                outputs[(i * 2) + 1] = history.Bars[i - (int)arguments[0]].Low;
            }
        }
    }
}
