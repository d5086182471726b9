namespace AlphaPulse.Models;

/// <summary>What other libraries call an option, or a value of one: names with blanks between, empty where a library has none of the same meaning and unit.</summary>
/// <param name="Own">Our name of the option, or <c>option=value</c>.</param>
/// <param name="Xgboost">The names of XGBoost.</param>
/// <param name="Lightgbm">The names of LightGBM.</param>
/// <param name="Catboost">The names of CatBoost.</param>
/// <param name="Sklearn">The names of scikit-learn.</param>
internal sealed record ForeignNames(string Own, string Xgboost = "", string Lightgbm = "", string Catboost = "", string Sklearn = "")
{
    /// <summary>The names, library by library.</summary>
    internal IEnumerable<IReadOnlyList<string>> ByLibrary => new[] { Xgboost, Lightgbm, Catboost, Sklearn }.Select(IReadOnlyList<string> (names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The names that are not ours as well, each once.</summary>
    internal IEnumerable<string> Aliases => ByLibrary.SelectMany(names => names).Where(name => name != OwnWord).Distinct(StringComparer.Ordinal);

    /// <summary>The option, of which this may be a value.</summary>
    internal string Option => Own.Split('=')[0];

    /// <summary>The value, or the option where this is one.</summary>
    internal string OwnWord => Own.Split('=')[^1];
}
