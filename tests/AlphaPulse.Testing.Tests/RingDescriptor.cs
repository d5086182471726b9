using System.Numerics;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing.Tests;

/// <summary>A running sum of three values over a ring of so many slots: sound but for the slots that a snapshot needs.</summary>
internal sealed class RingDescriptor(int slots) : StreamingIndicatorDescriptor
{
    private const int Length = 3;

    public override string Name => "test.ring";

    public override string Title => "Ring";

    public override string Family => "Averages";

    public override string Description => "The sum of three values.";

    public override string Reference => "None.";

    public override IReadOnlyList<IndicatorParameter> Parameters => [];

    protected override BarIndicator<T> Make<T>(IndicatorSpec spec) => OfSeries(spec, new Ring<T>(slots));

    private sealed class Ring<T>(int slots) : Indicator<State<T>, T, T>(new State<T>(slots))
        where T : struct, INumber<T>;

    private struct State<T>(int slots) : IIndicatorState<State<T>, T, T>
        where T : struct, INumber<T>
    {
        private T[] _ring = new T[slots];
        private T _sum;
        private int _slot;
        private int _count;

        public readonly string Name => "test.ring";

        public readonly int Warmup => Length;

        public readonly int ConvergenceBars(double epsilon) => Length;

        public bool Next(in T input, out T output)
        {
            var sum = _sum + input - (_count == Length ? _ring[(_slot - Length) & (_ring.Length - 1)] : T.Zero);
            var isPresent = T.IsFinite(input) && T.IsFinite(sum);
            _ring[_slot] = input;
            _slot = (_slot + 1) & (_ring.Length - 1);
            _sum = isPresent ? sum : T.Zero;
            _count = isPresent ? Math.Min(_count + 1, Length) : 0;
            output = _sum;
            return _count == Length;
        }

        public readonly State<T> Copy() => this with { _ring = [.. _ring] };

        public readonly State<T> Fresh() => new(slots);

        public readonly void Save(ref StateWriter writer)
        {
            writer.Write(_slot);
            writer.Write(_count);
            writer.WriteValue(in _sum);
            WindowRing.Save(ref writer, _ring, _slot, Length);
        }

        public readonly State<T> Load(ref StateReader reader)
        {
            var loaded = this with { _ring = new T[slots], _slot = reader.ReadInt32(0, slots - 1), _count = reader.ReadInt32(0, Length), _sum = reader.ReadValue<T>() };
            for (var i = Length; i > 0; i--)
            {
                loaded._ring[(loaded._slot - i) & (slots - 1)] = reader.ReadValue<T>();
            }

            return loaded;
        }
    }
}
