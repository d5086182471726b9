using System.Numerics;

namespace AlphaPulse.Indicators;

/// <content>The words of the rules, with the default settings of TA-Lib.</content>
internal partial struct CandleWindow<T>
    where T : struct, INumber<T>
{
    /// <summary>Whether the body is longer than the mean body of the 10 candles before.</summary>
    public readonly bool IsLong(int age) => this[age].Body > MeanBody(age);

    /// <summary>Whether the body is shorter than the mean body of the 10 candles before.</summary>
    public readonly bool IsShort(int age) => MeanBody(age) > this[age].Body;

    public readonly bool IsDoji(int age) => this[age].Body <= Tiny(age);

    public readonly bool IsMarubozu(int age) => HasTinyShadows(age) && IsLong(age);

    public readonly bool HasTinyShadows(int age)
    {
        var tiny = Tiny(age);
        return tiny > this[age].UpperShadow && tiny > this[age].LowerShadow;
    }

    public readonly bool HasTinyUpperShadow(int age) => Tiny(age) > this[age].UpperShadow;

    public readonly bool HasTinyLowerShadow(int age) => Tiny(age) > this[age].LowerShadow;

    /// <summary>Whether the upper shadow is more than tiny; one that just reaches the bound is neither.</summary>
    public readonly bool HasUpperShadow(int age) => this[age].UpperShadow > Tiny(age);

    /// <summary>Whether the lower shadow is more than tiny; one that just reaches the bound is neither.</summary>
    public readonly bool HasLowerShadow(int age) => this[age].LowerShadow > Tiny(age);

    public readonly bool HasShortUpperShadow(int age) => MeanShadow(age) > this[age].UpperShadow;

    public readonly bool HasShortShadows(int age)
    {
        var mean = MeanShadow(age);
        return mean > this[age].UpperShadow && mean > this[age].LowerShadow;
    }

    public readonly bool HasMoreThanShortUpperShadow(int age) => this[age].UpperShadow > MeanShadow(age);

    /// <summary>Whether the upper shadow is longer than the body.</summary>
    public readonly bool HasLongUpperShadow(int age) => this[age].UpperShadow > this[age].Body;

    /// <summary>Whether the lower shadow is longer than the body.</summary>
    public readonly bool HasLongLowerShadow(int age) => this[age].LowerShadow > this[age].Body;

    /// <summary>Whether the upper shadow is longer than twice the body.</summary>
    public readonly bool HasVeryLongUpperShadow(int age) => this[age].UpperShadow > this[age].Body + this[age].Body;

    /// <summary>Whether the lower shadow is longer than twice the body.</summary>
    public readonly bool HasVeryLongLowerShadow(int age) => this[age].LowerShadow > this[age].Body + this[age].Body;

    /// <summary>Whether two prices are the same for a pattern: no further apart than 0.05 of the mean range of the 5 candles before.</summary>
    public readonly bool AreEqual(T left, T right, int age) => T.Abs(left - right) <= Equality(age);

    /// <summary>The greatest distance of equal prices.</summary>
    public readonly T Equality(int age) => Ranges(age, 5) * CandleShare<T>.EqualOfFive;

    /// <summary>The greatest distance of near prices.</summary>
    public readonly T Near(int age) => Ranges(age, 5) * CandleShare<T>.NearOfFive;

    /// <summary>The least distance of far prices.</summary>
    public readonly T Far(int age) => Ranges(age, 5) * CandleShare<T>.FarOfFive;

    /// <summary>A tenth of the mean range: the bound of the body of a doji and of a tiny shadow.</summary>
    public readonly T Tiny(int age) => Ranges(age, 10) * CandleShare<T>.TenthOfTen;

    /// <summary>The part of the body that another candle has to pass.</summary>
    public readonly T Penetrated(int age) => this[age].Body * _penetration;

    private readonly T MeanBody(int age)
    {
        var sum = T.Zero;
        for (var i = age + 10; i > age; i--)
        {
            sum += this[i].Body;
        }

        return sum * CandleShare<T>.WholeOfTen;
    }

    private readonly T MeanShadow(int age)
    {
        var sum = T.Zero;
        for (var i = age + 10; i > age; i--)
        {
            sum += this[i].Range - this[i].Body;
        }

        return sum * CandleShare<T>.HalfOfTen;
    }

    private readonly T Ranges(int age, int count)
    {
        var sum = T.Zero;
        for (var i = age + count; i > age; i--)
        {
            sum += this[i].Range;
        }

        return sum;
    }
}
