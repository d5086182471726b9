using System.Numerics;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing.Tests;

/// <summary>A mean of three values, from 0 on, that keeps every rule of the contract but one.</summary>
internal sealed class BrokenDescriptor(BrokenRule rule, PriceSource? source, params string[] outputs) : StreamingIndicatorDescriptor
{
    public BrokenDescriptor(BrokenRule rule, params string[] outputs)
        : this(rule, PriceSource.Close, outputs)
    {
    }

    public override string Name => "test.broken";

    public override string Title => "Broken";

    public override string Family => "Averages";

    public override string Description => "The mean of three values.";

    public override string Reference => "None.";

    public override IReadOnlyList<IndicatorParameter> Parameters => [];

    public override IReadOnlyList<string> Outputs => outputs.Length == 0 ? ["value"] : outputs;

    public override IReadOnlyList<OutputRange> Ranges => [rule switch
    {
        BrokenRule.Range => new(0, 100),
        BrokenRule.RangeOfBoundless => new(0, 1_000_000),
        _ => OutputRange.NotNegative,
    }];

    public override PriceSource? DefaultSource => source;

    protected override BarIndicator<T> Make<T>(IndicatorSpec spec) =>
        rule == BrokenRule.Constructor
            ? throw new InvalidOperationException("It cannot be made.")
            : OfSeries(spec, new Broken<T>(rule));

    private sealed class Broken<T>(BrokenRule rule) : Indicator<State<T>, T, T>(new State<T>(rule))
        where T : struct, INumber<T>;

    private struct State<T>(BrokenRule rule) : IIndicatorState<State<T>, T, T>
        where T : struct, INumber<T>
    {
        // Copies share it, so that writing into it is seen by all of them.
        private T[] _shared = [T.Zero];
        private T _oldest;
        private T _older;
        private T _last;
        private int _count;

        public readonly string Name => "test.broken";

        public readonly int Warmup => rule == BrokenRule.Warmup ? 2 : 3;

        public readonly int ConvergenceBars(double epsilon) => rule == BrokenRule.MissingBarsForLong ? 60_000 : 3;

        public bool Next(in T input, out T output)
        {
            output = default;
            if (rule == BrokenRule.Exception && input == T.CreateChecked(245.1))
            {
                throw new InvalidOperationException("A flat market is not expected.");
            }

            if (!T.IsFinite(input) && rule is not (BrokenRule.MissingBars or BrokenRule.MissingBarsForLong))
            {
                _shared = rule == BrokenRule.AllocationAtMissing ? [.. _shared] : _shared;
                _count = 0;
                return false;
            }

            if (rule == BrokenRule.Peek)
            {
                _shared[0] += T.One;
            }
            else if (rule == BrokenRule.Allocation)
            {
                _shared = [.. _shared];
            }

            (_oldest, _older, _last) = (_older, _last, T.IsFinite(input) ? input : _last);
            _count = Math.Min(_count + 1, 3);
            output = (_oldest + _older + _last) / T.CreateChecked(3) + _shared[0];
            return _count == 3 && T.IsFinite(output);
        }

        public readonly State<T> Copy() => this with { _shared = [.. _shared] };

        public readonly State<T> Fresh() => new(rule);

        public readonly void Save(ref StateWriter writer)
        {
            writer.Write(_count);
            writer.WriteValue(in _oldest);
            writer.WriteValue(in _older);
            writer.WriteValue(in _last);
        }

        public readonly State<T> Load(ref StateReader reader)
        {
            var count = reader.ReadInt32(0, 3);
            return this with
            {
                _count = rule == BrokenRule.SavedState ? 0 : count,
                _oldest = reader.ReadValue<T>(),
                _older = reader.ReadValue<T>(),
                _last = reader.ReadValue<T>(),
            };
        }
    }
}
