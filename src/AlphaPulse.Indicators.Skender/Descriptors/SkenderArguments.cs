namespace AlphaPulse.Indicators.Skender;

/// <summary>The arguments of an indicator in the types that its method takes.</summary>
internal readonly struct SkenderArguments(IReadOnlyList<decimal> values)
{
    public int Int(int index) => (int)values[index];

    public double Double(int index) => (double)values[index];

    public decimal Decimal(int index) => values[index];

    /// <summary>The member of an enumeration whose members are counted from 0 in the order of the words.</summary>
    public TEnum Enum<TEnum>(int index)
        where TEnum : struct, Enum => System.Enum.GetValues<TEnum>()[Int(index)];
}
