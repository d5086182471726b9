using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The parts of a bar that the rules speak of.</summary>
internal readonly struct Candle<T>
    where T : struct, INumber<T>
{
    public readonly T Open;
    public readonly T High;
    public readonly T Low;
    public readonly T Close;

    /// <summary>The upper end of the body.</summary>
    public readonly T Top;

    /// <summary>The lower end of the body.</summary>
    public readonly T Bottom;

    // Kept, as the means ask for them ten times.
    public readonly T Body;
    public readonly T Range;

    public Candle(T open, T high, T low, T close)
    {
        (Open, High, Low, Close) = (open, high, low, close);
        (Top, Bottom) = close >= open ? (close, open) : (open, close);
        (Body, Range) = (Top - Bottom, high - low);
    }

    /// <summary>Whether it closes at or above its open.</summary>
    public bool IsWhite => Close >= Open;

    public bool IsBlack => Close < Open;

    /// <summary>1 for white, -1 for black.</summary>
    public int Direction => IsWhite ? 1 : -1;

    public T UpperShadow => High - Top;

    public T LowerShadow => Bottom - Low;

    /// <summary>Whether the body gaps above another body.</summary>
    public bool IsAbove(in Candle<T> other) => Bottom > other.Top;

    /// <summary>Whether the body gaps below another body.</summary>
    public bool IsBelow(in Candle<T> other) => Top < other.Bottom;

    /// <summary>Whether there is a gap up from another candle, shadows included.</summary>
    public bool LeapsAbove(in Candle<T> other) => Low > other.High;

    /// <summary>Whether there is a gap down from another candle, shadows included.</summary>
    public bool LeapsBelow(in Candle<T> other) => High < other.Low;

    /// <summary>Whether the range lies inside another range and shares no end.</summary>
    public bool IsInside(in Candle<T> other) => High < other.High && Low > other.Low;
}
