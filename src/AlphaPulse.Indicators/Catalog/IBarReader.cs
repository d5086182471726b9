using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Takes from a bar what an indicator takes in.</summary>
internal interface IBarReader<T, TInput>
    where T : struct, INumber<T>
{
    TInput Read(in Ohlcv<T> bar);
}
