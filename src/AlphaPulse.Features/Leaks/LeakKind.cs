namespace AlphaPulse.Features;

/// <summary>How a column gave away that it knows what it cannot know, or claims what it does not know.</summary>
public enum LeakKind
{
    /// <summary>A row changes when the later bars are cut off: the column reads the future, or a statistic of the whole history.</summary>
    Truncation = 0,

    /// <summary>A row changes when what became known after it is replaced by other values.</summary>
    Poison = 1,

    /// <summary>A row changes when the bars after it change places.</summary>
    Permutation = 2,

    /// <summary>There is a value before the declared window is full, at the beginning or after a gap: a shorter window, a filled gap or a neutral number stands for it.</summary>
    Warmup = 3,

    /// <summary>There is a value from a source that said nothing, or its silence counts as an observation of 0.</summary>
    AbsentSource = 4,

    /// <summary>A column that names no other instrument changes with the bars of one.</summary>
    Isolation = 5,

    /// <summary>The column is the label, or orders the bars as the label does; or the label itself is known at the row, under the name of the label.</summary>
    Label = 6,

    /// <summary>Two computations of the same data differ.</summary>
    Instability = 7,

    /// <summary>The computation changed the data that it was given, which every later computation then sees. No column can be named.</summary>
    Mutation = 8,
}
