using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>Kernels over the state of an indicator itself: nothing here corrects a last bar, so no snapshot is kept.</summary>
internal static class StateKernels
{
    public sealed class OfSeries<TState>(TState state, int input, int output) : NodeKernel
        where TState : struct, IIndicatorState<TState, double, double>
    {
        private TState _state = state;

        public override void Run(double[] values, in NodeBar bar) =>
            values[output] = _state.Next(in values[input], out var value) ? Finite(value) : double.NaN;

        public override void Reset() => _state = _state.Fresh();
    }

    public sealed class OfBars<TState>(TState state, int output) : NodeKernel
        where TState : struct, IIndicatorState<TState, Ohlcv<double>, double>
    {
        private TState _state = state;

        public override void Run(double[] values, in NodeBar bar) =>
            values[output] = _state.Next(in bar.Bar, out var value) ? Finite(value) : double.NaN;

        public override void Reset() => _state = _state.Fresh();
    }

    public sealed class SeveralOfSeries<TState, TOutput>(TState state, int input, int output, int width) : NodeKernel
        where TState : struct, IIndicatorState<TState, double, TOutput>
        where TOutput : struct, IIndicatorOutput<double>
    {
        private readonly double?[] _outputs = new double?[width];
        private TState _state = state;

        public override void Run(double[] values, in NodeBar bar) =>
            Spread(_state.Next(in values[input], out var value), in value, _outputs, values.AsSpan(output, width));

        public override void Reset() => _state = _state.Fresh();
    }

    public sealed class SeveralOfBars<TState, TOutput>(TState state, int output, int width) : NodeKernel
        where TState : struct, IIndicatorState<TState, Ohlcv<double>, TOutput>
        where TOutput : struct, IIndicatorOutput<double>
    {
        private readonly double?[] _outputs = new double?[width];
        private TState _state = state;

        public override void Run(double[] values, in NodeBar bar) =>
            Spread(_state.Next(in bar.Bar, out var value), in value, _outputs, values.AsSpan(output, width));

        public override void Reset() => _state = _state.Fresh();
    }

    private static void Spread<TOutput>(bool has, in TOutput value, double?[] outputs, Span<double> slots)
        where TOutput : struct, IIndicatorOutput<double>
    {
        if (!has)
        {
            slots.Fill(double.NaN);
            return;
        }

        value.CopyTo(outputs);
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = outputs[i] is { } number ? NodeKernel.Finite(number) : double.NaN;
        }
    }
}
