namespace AlphaPulse.Indicators;

/// <summary>What makes the series that an indicator of a chain takes. A struct with the rules of <see cref="IIndicatorState{TSelf, TInput, TOutput}"/>.</summary>
internal interface ISeries<TSelf, TInput, TValue>
    where TSelf : struct, ISeries<TSelf, TInput, TValue>
    where TInput : struct
    where TValue : struct
{
    /// <summary>See <see cref="IIndicatorState{TSelf, TInput, TOutput}.ThrowsOverDouble"/>.</summary>
    static abstract bool ThrowsOverDouble { get; }

    /// <summary>The name of what makes the series.</summary>
    string Name { get; }

    /// <summary>How many bars it takes to the first value.</summary>
    int Warmup { get; }

    int ConvergenceBars(double epsilon);

    /// <summary>Whether everything that the series is made from is present in a bar.</summary>
    bool IsPresent(in TInput input);

    bool Next(in TInput input, out TValue value);

    TSelf Copy();

    TSelf Fresh();

    void Save(ref StateWriter writer);

    TSelf Load(ref StateReader reader);
}
