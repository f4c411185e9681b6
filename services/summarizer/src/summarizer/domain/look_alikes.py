"""Letters of other alphabets that nobody tells from Latin ones."""

LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһӏвкмнтАВЕКМНОРСТХІЈЅαορνικτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhlbkmhtABEKMHOPCTXIJSaopviktABEZHIKMNOPTYX",
)
