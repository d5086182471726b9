namespace AlphaPulse.Features;

/// <summary>What is read from a sorted window of trailing values.</summary>
internal sealed class RankKernel(int length, Func<SortedWindow, double, double> read, int input, int output) : NodeKernel
{
    private readonly SortedWindow _window = new(length);

    public override void Run(double[] values, in NodeBar bar)
    {
        var value = values[input];
        values[output] = _window.Push(value) ? Finite(read(_window, value)) : double.NaN;
    }

    public override void Reset() => _window.Clear();
}
