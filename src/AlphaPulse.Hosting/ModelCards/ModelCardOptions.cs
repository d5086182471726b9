namespace AlphaPulse.Hosting;

/// <summary>What only people can say about a model: they stand in its card as they are given, and "not stated" where they are not.</summary>
public sealed class ModelCardOptions
{
    /// <summary>What the model is made for; at most 2,000 characters. <see langword="null"/> where it is not stated.</summary>
    public string? IntendedUse { get; set; }

    /// <summary>The licence of the model, such as an SPDX expression; at most 2,000 characters. <see langword="null"/> where it is not stated.</summary>
    public string? Licence { get; set; }

    /// <summary>Who answers for the model; at most 2,000 characters. <see langword="null"/> where it is not stated.</summary>
    public string? Owner { get; set; }

    /// <summary>What the model must not be used for or cannot do, beside what the card finds out itself; each at most 2,000 characters.</summary>
    /// <value>Default none.</value>
    public IList<string> Limits { get; } = [];
}
