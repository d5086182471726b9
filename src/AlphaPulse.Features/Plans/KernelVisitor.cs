using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>Makes the kernel of an indicator of the catalog for the type of its state, without the shape of the catalog around it.</summary>
/// <param name="input">The slot that it reads; below 0 for whole bars.</param>
/// <param name="output">The first slot that it fills.</param>
/// <param name="width">How many slots it fills.</param>
internal sealed class KernelVisitor(int input, int output, int width) : IBarIndicatorVisitor<double, NodeKernel>
{
    /// <summary>Makes the kernel.</summary>
    /// <param name="spec">The indicator.</param>
    /// <param name="input">The slot that it reads; below 0 for whole bars.</param>
    /// <param name="output">The first slot that it fills.</param>
    /// <returns>The kernel; one through the shape of the catalog for an indicator of two series or of another library.</returns>
    public static NodeKernel Make(IndicatorSpec spec, int input, int output)
    {
        var indicator = spec.Descriptor.Create<double>(spec);
        return indicator.TryOpen(new KernelVisitor(input, output, spec.Columns.Count), out var kernel) ? kernel : new CatalogKernel(indicator, input, output);
    }

    public NodeKernel OfSeries<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, double, double> => new StateKernels.OfSeries<TState>(fresh, input, output);

    public NodeKernel OfSeries<TState, TOutput>(TState fresh)
        where TState : struct, IIndicatorState<TState, double, TOutput>
        where TOutput : struct, IIndicatorOutput<double> => new StateKernels.SeveralOfSeries<TState, TOutput>(fresh, input, output, width);

    public NodeKernel OfBars<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, Ohlcv<double>, double> => new StateKernels.OfBars<TState>(fresh, output);

    public NodeKernel OfBars<TState, TOutput>(TState fresh)
        where TState : struct, IIndicatorState<TState, Ohlcv<double>, TOutput>
        where TOutput : struct, IIndicatorOutput<double> => new StateKernels.SeveralOfBars<TState, TOutput>(fresh, output, width);
}
