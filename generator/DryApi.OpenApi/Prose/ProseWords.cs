namespace DryApi.OpenApi.Prose;

/// <summary>Words that decide whether a number near them is a limit.</summary>
internal static class ProseWords
{
    /// <summary>Words that make a limit a habit, an advice, or one of some cases.</summary>
    public static bool IsHedge(string word) => word is
        "typically" or "typical" or "usually" or "usual" or "generally" or "normally" or "often" or "sometimes" or "commonly" or "mostly"
        or "recommended" or "recommend" or "recommends" or "recommendation" or "suggested" or "ideally" or "preferably" or "prefer" or "preferred" or "optimal" or "optimum" or "best" or "advised" or "sensible" or "reasonable" or "suits"
        or "should" or "shouldn't" or "might" or "could" or "would" or "approximately" or "approx" or "about" or "around" or "roughly" or "nearly" or "almost" or "estimated" or "estimate" or "expected" or "average"
        or "configurable" or "depends" or "dependent" or "depending" or "varies" or "vary" or "varying" or "soft" or "unlimited" or "random" or "historically" or "formerly" or "previously" or "was" or "were"
        or "model-specific" or "model-dependent" or "plan-dependent" or "plan-specific" or "model's" or "plan's"
        or "if" or "when" or "whenever" or "unless" or "except" or "otherwise" or "where" or "once" or "else" or "elsewhere"
        or "example" or "examples";

    /// <summary>Words behind which only examples stand.</summary>
    public static bool IsExampleMarker(string word) => word is "e.g" or "i.e" or "example" or "examples" or "instance" or "like" or "including" or "include" or "includes";

    public static bool IsDefault(string word) => word is "default" or "defaults" or "defaulting" or "defaulted";

    /// <summary>Words before a limit that say it is one of something else than the value.</summary>
    public static bool IsOfSomethingElse(string word) => word is
        "response" or "responses" or "answer" or "answers" or "reply" or "replies" or "returns" or "return" or "returned" or "responds"
        or "retry" or "retries" or "retried" or "cached" or "stored" or "kept" or "keeps" or "keep" or "expires" or "expire" or "retained" or "retention" or "timeout"
        or "take" or "takes" or "taking" or "wait" or "waits" or "waiting" or "delay" or "delayed" or "latency" or "processing" or "processed" or "process"
        or "round" or "rounded" or "rounds" or "truncated" or "cut" or "shortened" or "resized" or "padded" or "split" or "scaled" or "scales" or "upscaled" or "downscaled" or "normalized" or "converted" or "counted" or "counting"
        or "rate" or "requests" or "calls" or "thumbnail" or "preview" or "previews" or "excerpt" or "summary" or "free" or "beyond" or "costs" or "charged" or "billed" or "price" or "priced";

    /// <summary>Verbs and nouns that have two ends without being limited by them.</summary>
    public static bool IsBetweenSomethingElse(string word) => word is
        "distance" or "difference" or "gap" or "ratio" or "pause" or "interval" or "space" or "spaces" or "transition" or "transitions" or "relation" or "choice"
        or "interpolates" or "interpolate" or "interpolation" or "switch" or "switches" or "toggle" or "toggles" or "choose" or "chooses" or "blend" or "blends" or "mix" or "mixes" or "alternates" or "cycles" or "jumps" or "moves" or "changes";

    /// <summary>Words right before a range that tell that it is one of the value.</summary>
    public static bool LeadsToRange(string word) => word is
        "be" or "is" or "are" or "range" or "ranges" or "ranging" or "value" or "values" or "number" or "numbers" or "integer" or "integers" or "float" or "decimal" or "within" or "length"
        or "duration" or "lengths" or "valid" or "allowed" or "accepts" or "accepted" or "permitted" or "anything" or "anywhere" or "percentage" or "level" or "strength" or "of";

    /// <summary>Words behind a limit that make it one of some cases, or of something else.</summary>
    public static bool EndsBadly(string word) => word is
        "for" or "if" or "when" or "unless" or "while" or "during" or "depending" or "with" or "without" or "old" or "older" or "ago" or "before" or "after" or "later" or "until" or "from" or "apart" or "away"
        or "wide" or "tall" or "high" or "exclusive" or "or" or "above" or "below" or "ahead" or "back" or "remaining" or "left" or "returned" or "more" or "less" or "fewer" or "longer" or "x" or "by" or "times" or "on";

    public static bool IsTime(string word) => word is
        "second" or "sec" or "s" or "minute" or "min" or "hour" or "day" or "week" or "month" or "year" or "quarter";

    /// <summary>Words for one call of the service: what holds for it holds for all items together.</summary>
    public static bool IsWhole(string word) => word is "request" or "call" or "batch" or "job" or "body" or "upload" or "submission";

    public static bool IsTotal(string word) => word is "total" or "combined" or "together" or "altogether" or "overall" or "sum" or "totals" or "cumulative" or "aggregate";
}
