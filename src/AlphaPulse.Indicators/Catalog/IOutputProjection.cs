using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Makes a row of an output.</summary>
internal interface IOutputProjection<T, TOutput>
    where T : struct, INumber<T>
{
    void Write(in TOutput value, Span<T?> outputs);

    T? Select(in TOutput value, int output);
}
