using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ArmsIndex{T}"/>, which remembers nothing.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct ArmsIndexState<T> : IIndicatorState<ArmsIndexState<T>, Breadth<T>, T>
    where T : struct, INumber<T>
{
    // Decimals as integers.
    private const int Scale = 28;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public ArmsIndexState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public string Name => "trin";

    /// <inheritdoc/>
    public int Warmup => 1;

    /// <inheritdoc/>
    public int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    public bool Next(in Breadth<T> input, out T output)
    {
        output = default;
        if (input.DecliningIssues == T.Zero || input.AdvancingVolume == T.Zero || input.DecliningVolume == T.Zero)
        {
            return false;
        }

        if (typeof(T) == typeof(decimal))
        {
            return TryExact(in input, out output);
        }

        output = input.AdvancingIssues / input.DecliningIssues * (input.DecliningVolume / input.AdvancingVolume);
        return Number.IsPresent(output) && Inputs.IsPresent(in input);
    }

    /// <inheritdoc/>
    public ArmsIndexState<T> Copy() => this;

    /// <inheritdoc/>
    public ArmsIndexState<T> Fresh() => this;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        // There is nothing to remember.
    }

    /// <inheritdoc/>
    public ArmsIndexState<T> Load(ref StateReader reader) => this;

    // Divided once: neither of the two quotients of small numbers has digits to spare, and no decimal holds the products of great ones.
    private static bool TryExact(in Breadth<T> input, out T output)
    {
        var above = Wide(input.AdvancingIssues) * Wide(input.DecliningVolume);
        var below = Wide(input.DecliningIssues) * Wide(input.AdvancingVolume);
        var isInRange = below.IsNegative
            ? WideInteger.TryDivide(-above, -below, out var index)
            : WideInteger.TryDivide(in above, in below, out index);
        output = Number.From<T>(index);
        return isInRange;
    }

    private static WideInteger Wide(T value) => WideInteger.Of(Number.AsDecimal(value), Scale);
}
