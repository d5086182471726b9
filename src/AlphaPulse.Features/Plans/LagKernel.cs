namespace AlphaPulse.Features;

/// <summary>The value some bars before, or the change since then. Only the two ends matter.</summary>
internal sealed class LagKernel : NodeKernel
{
    private readonly double[] _ring;
    private readonly bool _isDifference;
    private readonly int _input;
    private readonly int _output;
    private int _next;

    public LagKernel(int bars, bool isDifference, int input, int output)
    {
        _ring = new double[bars];
        Array.Fill(_ring, double.NaN);
        _isDifference = isDifference;
        _input = input;
        _output = output;
    }

    public override void Run(double[] values, in NodeBar bar)
    {
        var value = values[_input];
        var before = _ring[_next];
        _ring[_next] = value;
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
        values[_output] = _isDifference ? Finite(value - before) : before;
    }

    public override void Reset() => Array.Fill(_ring, double.NaN);
}
