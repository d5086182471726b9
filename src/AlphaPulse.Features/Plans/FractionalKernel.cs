using System.Runtime.Intrinsics;

namespace AlphaPulse.Features;

/// <summary>The fractional difference with a window of fixed length: the binomial weights of (1 - L)^d down to a threshold.</summary>
internal sealed class FractionalKernel : NodeKernel
{
    private readonly double[] _weights;
    private readonly TrailingValues _window;
    private readonly int _input;
    private readonly int _output;

    /// <summary>Creates the kernel.</summary>
    /// <param name="weights">The weights, that of the current value first.</param>
    /// <param name="input">The slot that it reads.</param>
    /// <param name="output">The slot that it fills.</param>
    public FractionalKernel(IReadOnlyList<double> weights, int input, int output)
    {
        _weights = [.. weights.Reverse()];
        _window = new TrailingValues(_weights.Length);
        _input = input;
        _output = output;
    }

    public override void Run(double[] values, in NodeBar bar) =>
        values[_output] = _window.Push(values[_input]) ? Finite(Product(_window.Values, _weights)) : double.NaN;

    public override void Reset() => _window.Clear();

    private static double Product(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        // Four sums on every machine, however wide its vectors are, and added in one order: the same bits everywhere.
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            sums += Vector256.Create(values[i..]) * Vector256.Create(weights[i..]);
        }

        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; i < values.Length; i++)
        {
            sum += values[i] * weights[i];
        }

        return sum;
    }
}
