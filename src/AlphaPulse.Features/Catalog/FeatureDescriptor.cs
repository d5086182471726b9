namespace AlphaPulse.Features;

/// <summary>An entry of the feature catalog.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class FeatureDescriptor
{
    private readonly Func<int[], FeatureDefinition> _define;

    internal FeatureDescriptor(string name, string description, IReadOnlyList<FeatureParameter> parameters, Func<int[], FeatureDefinition> define)
    {
        Name = name;
        Description = description;
        Parameters = parameters;
        _define = define;
    }

    /// <summary>The name, as in <c>log_return</c>.</summary>
    public string Name { get; }

    /// <summary>What it tells, in plain words.</summary>
    public string Description { get; }

    /// <summary>The parameters in order.</summary>
    public IReadOnlyList<FeatureParameter> Parameters { get; }

    /// <summary>Whether it is a function of the open time alone, whatever the market does.</summary>
    public bool IsOfTime { get; internal init; }

    /// <summary>Why arguments that each are in their range do not go together; <see langword="null"/> where they do.</summary>
    internal Func<int[], string?> Check { get; init; } = _ => null;

    /// <summary>How it is written, as in <c>log_return(bars)</c>.</summary>
    public string Usage => Parameters.Count == 0 ? Name : $"{Name}({string.Join(',', Parameters.Select(p => p.Name))})";

    /// <summary>Makes a definition.</summary>
    /// <param name="arguments">One value for each parameter.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The number of arguments is wrong or one is out of range.</exception>
    public FeatureDefinition Define(params int[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.Length != Parameters.Count)
        {
            throw new ArgumentException($"{Usage} takes {Parameters.Count} arguments and got {arguments.Length}.", nameof(arguments));
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = Parameters[i];
            if (arguments[i] < parameter.Minimum || arguments[i] > parameter.Maximum)
            {
                throw new ArgumentException(
                    $"{Usage} got {parameter.Name} = {arguments[i]}; give a whole number from {parameter.Minimum} to {parameter.Maximum}.", nameof(arguments));
            }
        }

        return Check(arguments) is { } reason
            ? throw new ArgumentException($"{Usage} got {string.Join(',', arguments)}: {reason}.", nameof(arguments))
            : _define(arguments);
    }
}
